import { createTransport, type SentMessageInfo, type Transporter } from 'nodemailer'
import type { Options } from 'nodemailer/lib/smtp-transport/index.js'

/**
 * `smtp://` uses TLS when the server offers it; as that could be stripped anyway, its certificate is not checked.
 * `?tls=required` and `smtps://` insist, and check it.
 */
export function transportTo(smtpUrl: string): Transporter<SentMessageInfo> {
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  const required = url.searchParams.get('tls') === 'required'
  const options: Options = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTLS: required,
    tls: { rejectUnauthorized: secure || required },
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  if (url.username) {
    options.auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
  }
  return createTransport(options)
}

/** `MAIL_FROM` as it is given, with the utility's name when it has none; else an address on the office's own host. */
export function senderOf(mailFrom: string | undefined, { utility, baseUrl }: { utility: string; baseUrl: string }) {
  const named = /^(?<name>[^<]*)<(?<address>[^>]+)>$/.exec(mailFrom ?? '')?.groups
  const address = named?.address ?? mailFrom ?? `no-responder@${new URL(baseUrl).hostname}`
  return { name: named?.name?.trim().replace(/^"|"$/g, '') || utility, address }
}
