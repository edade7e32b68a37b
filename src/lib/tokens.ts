import { createHash, randomBytes } from 'node:crypto'

/** A word nobody can guess (256 bits), fit for a URL or a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a token. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
