import { setTimeout as wait } from 'node:timers/promises'

/** Options of postgres.js for one connection that is never given up by itself. */
export const lasting = { max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {} }

/**
 * For the `onclose` of a connection that must last: does `work` until it succeeds, once at a time, until `end`.
 * A call that comes while it is at work is the failure of the work itself.
 */
export function untilItWorks(work: () => Promise<void>, onFailure: (error: Error) => void = () => {}) {
  let busy = false
  let ended = false
  const start = async () => {
    if (busy || ended) return
    busy = true
    while (!ended && !(await succeeds(work, onFailure))) await wait(1000)
    busy = false
  }
  const end = () => {
    ended = true
  }
  return { start, end }
}

const succeeds = (work: () => Promise<void>, onFailure: (error: Error) => void) =>
  work().then(
    () => true,
    (error: Error) => {
      onFailure(error)
      return false
    },
  )
