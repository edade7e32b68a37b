import { fileURLToPath } from 'node:url'

/** The project's folder; this file and the built programs both stand one level below it. */
export const root = fileURLToPath(new URL('..', import.meta.url))
