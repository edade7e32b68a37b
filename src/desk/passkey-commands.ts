import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { atomically, type Sql } from '../db.ts'
import { hashToken } from '../lib/tokens.ts'
import { passkeysOf } from './passkey-queries.ts'
import { recordAct } from './record-commands.ts'
import { endOperatorSession, openOperatorSession, type Visitor } from './session-commands.ts'
import { operatorAtTheCode } from './session-queries.ts'

/** 30 MB and a fifth of a second that no process needs before somebody uses a key. */
const library = () => import('@simplewebauthn/server')

/** The address of the desk: a key made for one host says nothing on another. */
const hostOf = (office: string) => {
  const { hostname, origin } = new URL(office)
  return { expectedRPID: hostname, expectedOrigin: origin }
}

type Own = { operatorId: string; sessionId: string; email: string; name: string }

/** What the browser hands to a new key; the session remembers what it is asked to sign. */
export async function offerPasskey(sql: Sql, own: Own, { office, utility }: { office: string; utility: string }) {
  const known = await passkeysOf(sql, own.operatorId)
  const { generateRegistrationOptions } = await library()
  const options = await generateRegistrationOptions({
    rpName: utility,
    rpID: hostOf(office).expectedRPID,
    userID: new TextEncoder().encode(own.operatorId),
    userName: own.email,
    userDisplayName: own.name,
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  })
  await sql`update operator_sessions set challenge = ${options.challenge} where id = ${own.sessionId}`
  return options
}

type Keeping = { name: string; answer: unknown; office: string }

/** A key that has signed what this session asked it to. */
export function keepPasskey(sql: Sql, own: Own, { name, answer, office }: Keeping) {
  return atomically(sql, async (sql): Promise<{ kind: 'kept' | 'useless' }> => {
    const expectedChallenge = await takeChallenge(sql, sql`id = ${own.sessionId}`)
    if (!expectedChallenge) return { kind: 'useless' }
    const response = answer as RegistrationResponseJSON
    const { verifyRegistrationResponse } = await library()
    const { registrationInfo: made } = await ifItHolds(() =>
      verifyRegistrationResponse({ response, expectedChallenge, ...hostOf(office), requireUserVerification: false }),
    )
    if (!made) return { kind: 'useless' }
    const { id, publicKey, counter, transports = [] } = made.credential
    const kept = await sql`
      insert into operator_passkeys (id, operator_id, name, public_key, counter, transports)
      values (${id}, ${own.operatorId}, ${name}, ${publicKey}, ${counter}, ${transports})
      on conflict do nothing
    `
    if (kept.count === 0) return { kind: 'useless' }
    await recordAct(sql, { operatorId: own.operatorId, act: 'passkey-added', subject: about(own.email), reason: name })
    return { kind: 'kept' }
  })
}

export function endPasskey(sql: Sql, own: Own, id: string) {
  return atomically(sql, async (sql): Promise<{ kind: 'ended' | 'not-found' }> => {
    const [ended] = await sql<{ name: string }[]>`
      update operator_passkeys set ended_at = now()
      where id = ${id} and operator_id = ${own.operatorId} and ended_at is null
      returning name
    `
    if (!ended) return { kind: 'not-found' }
    const act = {
      operatorId: own.operatorId,
      act: 'passkey-ended',
      subject: about(own.email),
      reason: ended.name,
    } as const
    await recordAct(sql, act)
    return { kind: 'ended' }
  })
}

/** What a key of whoever has given the password is asked to sign; nothing for who has none. */
export async function askForPasskey(sql: Sql, { token, office }: { token: string; office: string }) {
  const waiting = await operatorAtTheCode(sql, token)
  const known = waiting ? await passkeysOf(sql, waiting.operatorId) : []
  if (known.length === 0) return undefined
  const { generateAuthenticationOptions } = await library()
  const options = await generateAuthenticationOptions({
    rpID: hostOf(office).expectedRPID,
    userVerification: 'preferred',
    allowCredentials: known.map(({ id, transports }) => ({
      id,
      transports: transports as AuthenticatorTransport[],
    })),
  })
  await sql`update operator_sessions set challenge = ${options.challenge} where token_hash = ${hashToken(token)}`
  return options
}

type Signing = { token: string; answer: unknown; office: string; visitor: Visitor }
type SignedIn = { kind: 'signed-in'; token: string } | { kind: 'wrong' } | { kind: 'gone' }

/** Instead of the code, and with the same end: another session, which is recorded. */
export function signInByPasskey(sql: Sql, { token, answer, office, visitor }: Signing): Promise<SignedIn> {
  return atomically(sql, async (sql): Promise<SignedIn> => {
    const waiting = await operatorAtTheCode(sql, token)
    if (!waiting) return { kind: 'gone' }
    const expectedChallenge = await takeChallenge(sql, sql`token_hash = ${hashToken(token)}`)
    const response = answer as AuthenticationResponseJSON
    const [key] = await sql<{ id: string; publicKey: Buffer; counter: number }[]>`
      select id, public_key, counter from operator_passkeys
      where id = ${String(response?.id ?? '')} and operator_id = ${waiting.operatorId} and ended_at is null
      for update
    `
    if (!key || !expectedChallenge) return { kind: 'wrong' }
    const { verifyAuthenticationResponse } = await library()
    const credential = { id: key.id, publicKey: new Uint8Array(key.publicKey), counter: Number(key.counter) }
    const { verified, authenticationInfo } = await ifItHolds(() =>
      verifyAuthenticationResponse({
        response,
        credential,
        expectedChallenge,
        ...hostOf(office),
        requireUserVerification: false,
      }),
    )
    if (!verified || !authenticationInfo) return { kind: 'wrong' }
    await sql`
      update operator_passkeys set counter = ${authenticationInfo.newCounter}, last_used_at = now() where id = ${key.id}
    `
    await endOperatorSession(sql, token)
    const { operatorId, email } = waiting
    const opened = await openOperatorSession(sql, { operatorId, isProved: true, ...visitor })
    await recordAct(sql, { operatorId, act: 'signed-in', subject: about(email) })
    return { kind: 'signed-in', token: opened }
  })
}

const about = (email: string) => ({ kind: 'operator', ref: email }) as const

/** What was asked to be signed is taken once, whatever comes of it. */
async function takeChallenge(sql: Sql, which: ReturnType<Sql>): Promise<string | undefined> {
  const [asked] = await sql<{ challenge: string | null }[]>`
    with asked as (select id, challenge from operator_sessions where ${which} for update)
    update operator_sessions s set challenge = null from asked where s.id = asked.id returning asked.challenge
  `
  return asked?.challenge ?? undefined
}

/** The library throws at what does not hold: anything may have been sent. */
async function ifItHolds<T extends { verified: boolean }>(verify: () => Promise<T>): Promise<Partial<T>> {
  try {
    return await verify()
  } catch {
    return {}
  }
}
