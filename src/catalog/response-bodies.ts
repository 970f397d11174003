/** What the web server's answers say: one product and one order, once as pages for people, once as data for programs. */

/** The page brings presentation: headings, tags, styles and words around the same few facts. */
export const PRODUCT_PAGE: readonly string[] = [
  '<!doctype html>',
  '<html lang="en">',
  '<head>',
  '  <title>Products</title>',
  '  <link rel="stylesheet" href="/shop.css">',
  '</head>',
  '<body>',
  '  <h1>Our products</h1>',
  '  <article class="product" id="product-12">',
  '    <h2>Walking boots</h2>',
  '    <img src="/boots.jpg" alt="A pair of boots">',
  '    <p class="price">79.00 €</p>',
  '    <p class="stock">14 in stock</p>',
  '    <button>Add to cart</button>',
  '  </article>',
];

export const PRODUCT_JSON: readonly string[] = [
  '{',
  '  "id": 12,',
  '  "name": "Walking boots",',
  '  "price": 79.00,',
  '  "currency": "EUR",',
  '  "stock": 14,',
];

export const ORDER_PAGE: readonly string[] = [
  '<!doctype html>',
  '<html lang="en">',
  '<head>',
  '  <title>Thank you</title>',
  '  <link rel="stylesheet" href="/shop.css">',
  '</head>',
  '<body>',
  '  <h1>Thank you for your order</h1>',
  '  <p>Order 845 is confirmed.</p>',
  '  <table class="order">',
  '    <tr><td>Walking boots</td><td>79.00 €</td></tr>',
  '  </table>',
  '  <a href="/products">Back to our products</a>',
];

export const ORDER_JSON: readonly string[] = [
  '{',
  '  "order": 845,',
  '  "status": "confirmed",',
  '  "product": 12,',
  '  "name": "Walking boots",',
  '  "price": 79.00,',
  '  "currency": "EUR",',
];
