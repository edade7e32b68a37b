import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { DemoPerson } from '../demo/queries.ts'
import { paths } from '../paths.ts'
import { blankForm } from '../web/form.tsx'
import { Icon, type IconName } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { dial } from '../web/phone.ts'
import { SignInCard } from '../web/sign-in.tsx'
import type { View } from '../web/view.ts'
import type { WordKey } from '../words/words.ts'
import { DemoDoors } from './demo-doors.tsx'

type HomePageProps = { view: View; wantedPath: string | undefined; demoPeople: readonly DemoPerson[] }

/** The street door: sign in, register, write. */
export function HomePage({ view, wantedPath, demoPeople }: HomePageProps) {
  const { words, profile } = view
  return (
    <Layout view={view} title={profile.slogan} flush>
      <section class="welcome">
        <div class="wrap">
          <div class="say">
            <h1>{profile.slogan}</h1>
            <p class="lede">{words('home.lede')}</p>
          </div>
          <SignInCard view={view} form={blankForm} wantedPath={wantedPath} />
        </div>
        {raw(profile.drawing)}
      </section>
      {view.demo && <DemoDoors view={view} people={demoPeople} />}
      <section class="band tint" aria-labelledby="alta">
        <div class="wrap pair">
          <RegistrationDoors view={view} />
          <Needed view={view} />
        </div>
      </section>
      <section class="band" aria-labelledby="encuentras">
        <div class="wrap stack">
          <h2 id="encuentras">{words('home.findTitle')}</h2>
          <div class="triple">
            <Finding view={view} topic="invoice" sample={<SampleInvoice view={view} />} />
            <Finding view={view} topic="consumption" sample={<SampleConsumption />} />
            <Finding view={view} topic="request" sample={<SampleRequest view={view} />} />
          </div>
        </div>
      </section>
      <ContactWays view={view} />
    </Layout>
  )
}

function RegistrationDoors({ view: { words, canPay } }: { view: View }) {
  return (
    <div class="stack">
      <div class="stack-tight">
        <h2 id="alta">{words('home.registerTitle')}</h2>
        <p class="soft">{words('home.registerLede')}</p>
      </div>
      <div class="stack-tight">
        <Door
          href={paths.registrationPerson}
          icon="person"
          name={words('home.registerPerson')}
          note={words('home.registerPersonNote')}
        />
        <Door
          href={paths.registrationCompany}
          icon="company"
          name={words('home.registerCompany')}
          note={words('home.registerCompanyNote')}
        />
        {canPay && (
          <Door
            href={paths.guestPay}
            icon="payment"
            name={words('guest-pay.homeLink')}
            note={words('guest-pay.homeNote')}
          />
        )}
      </div>
    </div>
  )
}

function Door({ href, icon, name, note }: { href: string; icon: IconName; name: string; note: string }) {
  return (
    <div class="door">
      <Icon name={icon} />
      <span>
        <a href={href}>{name}</a> <small>{note}</small>
      </span>
      <Icon name="forward" />
    </div>
  )
}

const needs = ['home.need.receipt', 'home.need.holder', 'home.need.email'] as const

function Needed({ view: { words } }: { view: View }) {
  return (
    <div class="stack">
      <h2>{words('home.needTitle')}</h2>
      <ul class="checklist">
        {needs.map((need) => (
          <li>
            <Icon name="check" />
            {words(need)}
          </li>
        ))}
      </ul>
    </div>
  )
}

type Topic = 'invoice' | 'consumption' | 'request'

function Finding({ view, topic, sample }: { view: View; topic: Topic; sample: Child }) {
  return (
    <div>
      <div class="proof" aria-hidden="true">
        {sample}
      </div>
      <h3>{view.words(`home.find.${topic}`)}</h3>
      <p class="soft">{view.words(`home.find.${topic}Text` as WordKey)}</p>
    </div>
  )
}

const sampleLines: [WordKey, string][] = [
  ['home.sample.water', '$281.97'],
  ['home.sample.drainage', '$28.20'],
  ['home.sample.sanitation', '$33.83'],
  ['home.sample.total', '$344.00'],
]

function SampleInvoice({ view: { words } }: { view: View }) {
  return (
    <dl class="facts">
      {sampleLines.map(([name, amount]) => (
        <div>
          <dt>{words(name)}</dt>
          <dd>{amount}</dd>
        </div>
      ))}
    </dl>
  )
}

const sampleLevels = [13, 14, 16, 17, 15, 14, 13, 13, 15, 16, 15, 14]

function SampleConsumption() {
  return (
    <div class="chart">
      <svg viewBox="0 0 240 110" aria-hidden="true">
        {sampleLevels.map((level, month) => (
          <g class={month === 11 ? 'now' : month === 8 ? 'est' : undefined}>
            <rect class="water" x={month * 20 + 4} y={104 - level * 5.6} width="12" height={level * 5.6} rx="1.5" />
            <rect class="top" x={month * 20 + 4} y={104 - level * 5.6} width="12" height="2.5" />
          </g>
        ))}
        <path class="base" d="M0 104H240" />
      </svg>
    </div>
  )
}

function SampleRequest({ view: { words } }: { view: View }) {
  return (
    <div class="stack-tight">
      <p class="soft small">{words('home.sample.folio')}</p>
      <p class="big num">OV-2026-004821</p>
      <p class="soft tiny">{words('home.sample.received')}</p>
    </div>
  )
}

function ContactWays({ view: { words, profile } }: { view: View }) {
  const phone = profile.emergencyPhone
  return (
    <section class="band tint" aria-labelledby="vias">
      <div class="wrap stack">
        <div class="row between">
          <h2 id="vias">{words('home.contactTitle')}</h2>
          <p class="soft small">
            {words('home.contactLede')}{' '}
            {phone &&
              words.rich('home.emergency', {
                phone,
                a: (chunks) => <a href={dial(phone)}>{chunks as Child}</a>,
              })}
          </p>
        </div>
        <ul class="ways">
          {profile.requestGroups
            .flatMap((group) => (group.isListed === false ? [] : group.kinds))
            .filter(({ hidden }) => !hidden)
            .map((kind) => (
              <li>
                <a href={paths.guestRequest(kind.slug)}>
                  <Icon name={kind.icon} />
                  {kind.title}
                  <Icon name="right" />
                </a>
              </li>
            ))}
        </ul>
      </div>
    </section>
  )
}
