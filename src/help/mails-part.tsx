import { paths } from '../paths.ts'
import type { View } from '../web/view.ts'
import { bold, List, linkTo, Section } from './section-part.tsx'

/** `office`: the address that its links begin with. */
export function MailsHelp({ view: { words }, office }: { view: View; office: string }) {
  return (
    <>
      <Section id="de-que" title={words('help.mails.what')}>
        <List
          items={[
            words('help.mails.invoices'),
            words('help.mails.payments'),
            words('help.mails.requests'),
            words('help.mails.readings'),
          ]}
        />
        <p>{words.rich('help.mails.choose', { a: linkTo(paths.myData) })}</p>
        <p>{words('help.mails.always')}</p>
      </Section>
      <Section id="no-llega" title={words('help.mails.missing')}>
        <List items={[words('help.mails.missing.spam'), words('help.mails.missing.address')]} />
      </Section>
      <Section id="falso" title={words('help.mails.fake')}>
        <List
          items={[
            words('help.mails.fake.password'),
            words('help.mails.fake.office'),
            words.rich('help.mails.fake.address', { office, b: bold }),
          ]}
        />
      </Section>
    </>
  )
}
