/** Whom a failure is about: the server (or our way to it), or this one mail, for now or for good. */
export type Refusal = { about: 'server' } | { about: 'mail'; forGood: boolean }

export type NextStep = { kind: 'again'; inSeconds: number } | { kind: 'give-up' }

const minute = 60
const hour = 60 * minute
const delays = [10, 30, 2 * minute, 10 * minute, hour]
const patience = 3 * 24 * hour

export type Failure = { code?: string; responseCode?: number; command?: string; response?: string }

/**
 * Only a reply to the recipient or to the text speaks of the mail, and an address that cannot be written to does; all
 * else speaks of the server, or of our settings. 5.7 is policy (a relay denied, a sender not allowed): settings, too,
 * that somebody may mend before the mail is too old.
 */
export function refusalOf({ code, responseCode, command, response = '' }: Failure): Refusal {
  if (responseCode === undefined) return code === 'EENVELOPE' ? { about: 'mail', forGood: true } : { about: 'server' }
  if (command !== 'RCPT TO' && command !== 'DATA') return { about: 'server' }
  return { about: 'mail', forGood: responseCode >= 500 && !/^\d{3}[ -]5\.7\./.test(response) }
}

/**
 * A server that is away delays mail for as long as it takes, and is asked often. A mail that is put off waits longer
 * each time, three days in all; one that is refused for good is not sent again.
 */
export function nextStep(
  refusal: Refusal,
  { attempts, ageSeconds }: { attempts: number; ageSeconds: number },
): NextStep {
  if (refusal.about === 'server') return { kind: 'again', inSeconds: attempts === 0 ? 5 : 15 }
  if (refusal.forGood || ageSeconds >= patience) return { kind: 'give-up' }
  return { kind: 'again', inSeconds: delays[attempts] ?? hour }
}
