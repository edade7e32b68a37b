import type { Services } from './services.ts'

/** What goes on besides answering requests. `stop` lets what is under way finish. */
export function startWorkers(_: Services): { stop(): Promise<void> } {
  return { stop: async () => {} }
}
