/** Leads back to what was typed, for an hour; it opens no account. */
export function draftCookie(tls: boolean) {
  return {
    name: tls ? '__Host-registro' : 'registro',
    options: { httpOnly: true, sameSite: 'Lax', secure: tls, path: '/', maxAge: 3600 },
  } as const
}
