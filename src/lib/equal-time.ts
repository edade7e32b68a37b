import { setTimeout as pause } from 'node:timers/promises'

/** Longer than such work takes, so that the clock does not tell whether somebody was found. */
const milliseconds = 300

export async function inEqualTime<T>(work: Promise<T>): Promise<T> {
  const [result] = await Promise.all([work, pause(milliseconds)])
  return result
}
