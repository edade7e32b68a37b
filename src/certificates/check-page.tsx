import { formatDate } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import type { PublicCertificate } from './queries.ts'
import type { CertificateState } from './rules.ts'
import { CertificateBadge } from './state-part.tsx'

/** Where anybody types the code of a certificate that somebody gave them. */
export function CheckPage({ view, form }: { view: View; form: FormState }) {
  const { words } = view
  return (
    <Layout view={view} title={words('certificates.check.title')}>
      <div class="page-head">
        <h1>{words('certificates.check.title')}</h1>
        <p class="lede">{words('certificates.check.lede')}</p>
      </div>
      <CodeForm view={view} form={form} />
    </Layout>
  )
}

const CodeForm = ({ view, form }: { view: View; form: FormState }) => (
  <form class="card narrow-form" method="post" action={paths.certificates} novalidate>
    <div class="stack">
      <ErrorSummary view={view} form={form} />
      <Field
        view={view}
        form={form}
        name="codigo"
        label={view.words('certificates.check.code')}
        help={view.words('certificates.check.help')}
        autocomplete="off"
        maxlength={60}
      />
      <div class="row">
        <button class="button" type="submit">
          {view.words('certificates.check.send')}
        </button>
      </div>
    </div>
  </form>
)

/** The same for a code that nobody has and for one that cannot be. */
export function UnknownCertificatePage({ view }: { view: View }) {
  const { words, profile } = view
  return (
    <Layout view={view} title={words('certificates.unknown.title')}>
      <div class="page-head">
        <h1>{words('certificates.unknown.title')}</h1>
        <p class="lede">{words('certificates.unknown.text', { utility: profile.name })}</p>
      </div>
      <CodeForm view={view} form={{ values: {}, errors: {} }} />
    </Layout>
  )
}

type CertificateProps = { view: View; certificate: PublicCertificate; state: CertificateState }

/** Whether it holds today, and what of the paper can be compared: no name, and nothing of what is owed. */
export function CertificatePage({ view, certificate, state }: CertificateProps) {
  const { words, profile } = view
  const { folio, contractNumber, initials, address, issuedOn, validUntil, disputed } = certificate
  const day = (date: string) => formatDate(date, 'long', words.locale)
  const title = words('certificates.found.title', { folio })
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <h1>{title}</h1>
        <p class="lede">{profile.legalName}</p>
      </div>
      <section class="card narrow-form" aria-labelledby="estado">
        <div class="stack">
          <div class="stack-tight">
            <p>
              <CertificateBadge view={view} state={state} />
            </p>
            <h2 id="estado">{words(`certificates.found.${state}`, { date: day(validUntil) })}</h2>
          </div>
          {disputed > 0 && <p>{words('certificates.found.disputed', { amount: formatMoney(disputed) })}</p>}
          <dl class="facts">
            {[
              [words('certificates.print.contract'), contractNumber],
              [words('certificates.found.initials'), initials],
              [words('certificates.print.address'), address],
              [words('certificates.print.folio'), folio],
              [words('certificates.print.issuedOn'), day(issuedOn)],
              [words('certificates.print.validUntil'), day(validUntil)],
            ].map(([label, value]) => (
              <div>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p class="small soft">{words('certificates.found.compare')}</p>
          <p class="row">
            <a class="button second" href={paths.certificates}>
              <Icon name="search" />
              {words('certificates.check.again')}
            </a>
          </p>
        </div>
      </section>
    </Layout>
  )
}
