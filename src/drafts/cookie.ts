/** Leads back to what was typed, for a day at most and until the browser is closed; it opens no account. */
export function draftCookie(tls: boolean) {
  return {
    name: tls ? '__Host-borrador' : 'borrador',
    options: { httpOnly: true, sameSite: 'Lax', secure: tls, path: '/' },
  } as const
}
