import { repeat, type Worker } from '../lib/repeat.ts'
import type { Services } from '../services.ts'
import { aroundOf } from './around.ts'
import { type Round, type Sending, sendNextMail, type WaitingMail } from './commands.ts'
import { mailHtml, mailText } from './render.tsx'
import { type Failure, type Refusal, refusalOf } from './rules.ts'
import { mailOf } from './templates.ts'
import { senderOf, transportTo } from './transport.ts'

/** A mail leaves within seconds of its cause. Without a mail server it waits in the outbox. */
export function startMailWorker(services: Services): Worker {
  const { sql, log, settings } = services
  if (!settings.smtpUrl) return { stop: async () => {} }
  const send = senderOver(services, settings.smtpUrl)
  let stopped = false

  const emptyOutbox = async () => {
    let round: Round = 'sent'
    while (!stopped && (round === 'sent' || round === 'refused')) round = await sendNextMail(sql, send)
  }
  const worker = repeat(emptyOutbox, { everyMs: 2000, log })
  return {
    stop: () => {
      stopped = true
      return worker.stop()
    },
  }
}

function senderOver({ profile, log, settings }: Services, smtpUrl: string) {
  const { baseUrl, mailFrom } = settings
  const transport = transportTo(smtpUrl)
  const from = senderOf(mailFrom, { utility: profile.name, baseUrl })

  async function write({ toAddress, messageId, language, ...notice }: WaitingMail) {
    const around = aroundOf(profile, language)
    const setting = { words: around.words, profile, baseUrl }
    const mail = mailOf(notice, around)
    return {
      from,
      to: { name: '', address: toAddress },
      ...(profile.email && { replyTo: profile.email }),
      messageId: `<${messageId}@${from.address.split('@')[1]}>`,
      subject: mail.subject,
      text: mailText(mail, setting),
      html: await mailHtml(mail, setting),
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': around.words.language },
    }
  }

  return async (waiting: WaitingMail): Promise<Sending> => {
    let refusal: Refusal = { about: 'mail', forGood: false }
    try {
      const message = await write(waiting)
      refusal = { about: 'server' }
      await transport.sendMail(message)
      return { kind: 'sent' }
    } catch (error) {
      const trouble = error as SmtpError
      if (refusal.about === 'server') refusal = refusalOf(trouble)
      log.warn({ mail: waiting.id, kind: waiting.kind, ...refusal, code: trouble.code }, 'a mail was not taken')
      return { kind: 'refused', refusal, error: describe(trouble) }
    }
  }
}

type SmtpError = Error & Failure

/** What the server said. Neither the mail nor the settings are in it. */
const describe = ({ code, response, message }: SmtpError): string =>
  `${code ?? 'error'}: ${response ?? message}`.slice(0, 500)
