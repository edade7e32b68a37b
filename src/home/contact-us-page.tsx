import { paths } from '../paths.ts'
import { Layout } from '../web/layout.tsx'
import { dial } from '../web/phone.ts'
import type { View } from '../web/view.ts'

/** Telephone, hours and offices; what the profile does not have yet is not shown. */
export function ContactUsPage({ view }: { view: View }) {
  const { words, profile, person } = view
  const { phone, phoneHours, emergencyPhone, email, offices } = profile
  return (
    <Layout view={view} title={words('contactUs.title')}>
      <div class="page-head">
        <h1>{words('contactUs.title')}</h1>
        <p class="lede">{words(phone ? 'contactUs.lede' : 'contactUs.noPhone')}</p>
      </div>
      <div class="stack">
        <dl class="stats card-grid">
          {phone && <Way name={words('contactUs.phone')} value={<Phone number={phone} />} note={phoneHours} />}
          {emergencyPhone && (
            <Way
              name={words('contactUs.emergency')}
              value={<Phone number={emergencyPhone} />}
              note={words('contactUs.emergencyHours')}
            />
          )}
          {email && <Way name={words('contactUs.mail')} value={<a href={`mailto:${email}`}>{email}</a>} />}
          <Way
            name={words('contactUs.write')}
            value={
              <a href={person ? paths.requests : paths.contact}>{words(person ? 'web.requests' : 'web.contact')}</a>
            }
            note={words('contactUs.writeText')}
          />
        </dl>
        {offices.length > 0 && <Offices view={view} />}
      </div>
    </Layout>
  )
}

const Phone = ({ number }: { number: string }) => <a href={dial(number)}>{number}</a>

function Way({ name, value, note }: { name: string; value: unknown; note?: string | null }) {
  return (
    <div class="card stat">
      <dt>{name}</dt>
      <dd class="stat-link">{value as string}</dd>
      {note && <dd class="stat-note">{note}</dd>}
    </div>
  )
}

function Offices({ view: { words, profile } }: { view: View }) {
  return (
    <section class="card" aria-labelledby="oficinas">
      <h2 id="oficinas">{words('contactUs.offices')}</h2>
      <table class="table cards">
        <caption class="vh">{words('contactUs.officesCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('contactUs.office')}</th>
            <th scope="col">{words('contactUs.address')}</th>
            <th scope="col">{words('contactUs.hours')}</th>
          </tr>
        </thead>
        <tbody>
          {profile.offices.map((office) => (
            <tr>
              <td class="full">
                <span class="main">{office.name}</span>
                {office.phone && <Phone number={office.phone} />}
              </td>
              <td class="full">{office.address}</td>
              <td class="full">{office.hours}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
