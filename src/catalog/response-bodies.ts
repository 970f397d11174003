/** What the web server's answers say: one product and one order, once as pages for people, once as data for programs. */

/** The page brings presentation: headings, tags, styles and words around the same few facts. */
const PRODUCT_PAGE: readonly string[] = [
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

const PRODUCT_JSON: readonly string[] = [
  '{',
  '  "id": 12,',
  '  "name": "Walking boots",',
  '  "price": 79.00,',
  '  "currency": "EUR",',
  '  "stock": 14,',
];

const ORDER_PAGE: readonly string[] = [
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

const ORDER_JSON: readonly string[] = [
  '{',
  '  "order": 845,',
  '  "status": "confirmed",',
  '  "product": 12,',
  '  "name": "Walking boots",',
  '  "price": 79.00,',
  '  "currency": "EUR",',
];

const BODIES: Readonly<Record<string, readonly string[]>> = {
  'get-page': PRODUCT_PAGE,
  'post-form': ORDER_PAGE,
  'get-api': PRODUCT_JSON,
  'post-api': ORDER_JSON,
};

/**
 * First lines of a good answer of the web server, by the key of its operation; none where a learner gains nothing
 * from them. They stand apart from the operations, so that they are fetched only when a response is looked at.
 */
export function bodyLines(operation: string): readonly string[] {
  return BODIES[operation] ?? [];
}
