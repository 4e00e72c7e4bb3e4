/** What the bench measures besides the workloads, in its order. */
export const extraNames = ['forward', 'spiral', 'first', 'growth', 'page', 'sizes'];
