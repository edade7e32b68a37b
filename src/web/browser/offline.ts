/** The office stays readable without a network: see service-worker.ts. */
export function stayReadable(): void {
  // A copy says that it is one until there is a network again, and then asks for the page itself.
  if (document.documentElement.hasAttribute('data-copy')) addEventListener('online', () => location.reload())
  const { serviceWorker } = navigator
  if (serviceWorker) addEventListener('load', () => serviceWorker.register('/sw.js').catch(() => {}))
}
