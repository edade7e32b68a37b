/** Leads back to what was typed, for an hour; it opens no account. */
export function draftCookie(baseUrl: string) {
  const secure = baseUrl.startsWith('https:')
  return {
    name: secure ? '__Host-registro' : 'registro',
    options: { httpOnly: true, sameSite: 'Lax', secure, path: '/', maxAge: 3600 },
  } as const
}
