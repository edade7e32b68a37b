import { safePath } from '../sessions/rules.ts'

/** A page of the desk to go to, and nothing else. */
export function deskPathOf(wanted: unknown): string | undefined {
  const path = safePath(typeof wanted === 'string' ? wanted : undefined)
  return path && /^\/mesa(?=[/?#]|$)/.test(path) ? path : undefined
}
