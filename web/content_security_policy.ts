/** What the page may load and do: its own files, WebAssembly, blob workers, and nothing else. */
const directives = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types descent',
];

/** For a `<meta>` element, where browsers ignore frame-ancestors. */
export const metaContentSecurityPolicy = directives.join('; ');

/** Headers under which any page may embed ours, in a sandbox and under COEP too. */
export const embeddingHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Access-Control-Allow-Origin': '*',
};

/** The headers of a host that serves the built page. */
export const pageHeaders = {
  ...embeddingHeaders,
  'Content-Security-Policy': `${metaContentSecurityPolicy}; frame-ancestors *`,
};
