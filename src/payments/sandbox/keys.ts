import { secretIn } from '../../lib/secrets.ts'

/** The key with which the gateway inside the office signs its notices. */
export const sandboxKeyIn = (dataDir: string): string => secretIn(dataDir, 'sandbox-notice-key')
