import { formatInstant } from '../lib/dates.ts'
import { deskPaths } from '../paths.ts'
import { ErrorSummary, Field, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'
import type { Passkey } from './passkey-queries.ts'

/** The keys that an operator has, with the way to another one. */
export function PasskeysPart({ view, passkeys }: { view: View; passkeys: readonly Passkey[] }) {
  const { words } = view
  return (
    <section class="card stack" aria-labelledby="llaves">
      <h2 id="llaves">{words('deskPasskeys.title')}</h2>
      <p class="soft">{words('deskPasskeys.text')}</p>
      {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
        <form class="row between" method="post" action={deskPaths.passkeyEnd}>
          <input type="hidden" name="llave" value={id} />
          <p class="break">
            <b>{name}</b>
            <br />
            <span class="small soft">
              {words('deskPasskeys.since', { day: formatInstant(createdAt, words.locale) })}{' '}
              {lastUsedAt && words('deskPasskeys.used', { day: formatInstant(lastUsedAt, words.locale) })}
            </span>
          </p>
          <button class="button second small" type="submit" aria-label={words('deskPasskeys.endNamed', { name })}>
            {words('deskPasskeys.end')}
          </button>
        </form>
      ))}
      <p>
        <a class="button second" href={deskPaths.newPasskey}>
          {words('deskPasskeys.add')}
        </a>
      </p>
    </section>
  )
}

type NewPasskeyPageProps = { view: View; operator: Operator; form: FormState; options: unknown }

export function NewPasskeyPage({ view, operator, form, options }: NewPasskeyPageProps) {
  const { words } = view
  return (
    <DeskLayout view={view} operator={operator} title={words('deskPasskeys.add')}>
      <div class="narrow-form stack">
        <a class="crumb" href={deskPaths.myAccess}>
          <Icon name="left" />
          {words('desk.myAccess')}
        </a>
        <h1>{words('deskPasskeys.add')}</h1>
        <p class="lede">{words('deskPasskeys.addText')}</p>
        <ErrorSummary view={view} form={form} />
        <p class="notice" data-passkey-missing="">
          {words('deskPasskeys.missing')}
        </p>
        <form
          class="card stack"
          method="post"
          action={deskPaths.newPasskey}
          data-passkey={JSON.stringify(options)}
          hidden
          novalidate
        >
          <input type="hidden" name="respuesta" value="" />
          <PasskeyTrouble view={view} />
          <Field view={view} form={form} name="nombre" label={words('deskPasskeys.name')} maxlength={60} />
          <Field
            view={view}
            form={form}
            name="currentPassword"
            label={words('account.currentPassword')}
            type="password"
            autocomplete="current-password"
          />
          <div class="row">
            <button class="button" type="submit">
              {words('deskPasskeys.make')}
            </button>
          </div>
        </form>
      </div>
    </DeskLayout>
  )
}

/** The other way past the code, for who has a key and a browser that knows them. */
export function PasskeyDoor({ view, options, wantedPath }: PasskeyDoorProps) {
  const { words } = view
  return (
    <form
      class="stack"
      method="post"
      action={deskPaths.passkeySignIn}
      data-passkey={JSON.stringify(options)}
      hidden
      novalidate
    >
      <input type="hidden" name="respuesta" value="" />
      {wantedPath && <input type="hidden" name="ir" value={wantedPath} />}
      <PasskeyTrouble view={view} />
      <button class="button second wide" type="submit">
        {words('deskPasskeys.use')}
      </button>
    </form>
  )
}

type PasskeyDoorProps = { view: View; options: unknown; wantedPath: string | undefined }

const PasskeyTrouble = ({ view: { words } }: { view: View }) => (
  <p class="error" role="alert" data-trouble="" hidden>
    {words('deskPasskeys.trouble')}
  </p>
)
