/** Set-up of the long fuzz tests: one seed for them all, that npm run test:deep prints and takes back as SEED. */
import fc from 'fast-check';

const seed = Number(process.env.SEED);
if (Number.isSafeInteger(seed)) fc.configureGlobal({ seed });
