import { paths } from '../paths.ts'
import { Dial } from '../web/dial.tsx'
import type { View } from '../web/view.ts'
import { bold, List, linkTo, Section } from './section-part.tsx'

/** What the drawing shows and the sentences speak of. */
const shown = { value: 1445, digits: 5, red: '37' }

export function MeterHelp({ view: { words } }: { view: View }) {
  return (
    <>
      <Section id="donde" title={words('help.meter.where')}>
        <p>{words('help.meter.where.text')}</p>
      </Section>
      <Section id="copiar" title={words('help.meter.copy')}>
        <Dial name={words('help.meter.dial')} {...shown} />
        <p>{words.rich('help.meter.dialText', { b: bold })}</p>
        <List
          items={[
            words('help.meter.copy.black'),
            words('help.meter.copy.red'),
            words('help.meter.copy.zeros'),
            words('help.meter.copy.between'),
          ]}
        />
      </Section>
      <Section id="consumo" title={words('help.meter.sum')}>
        <p>{words('help.meter.sum.text')}</p>
        <p>{words('help.meter.sum.litres')}</p>
        <p>{words('help.meter.sum.day')}</p>
      </Section>
      <Section id="enviar" title={words('help.meter.send')}>
        <p>{words.rich('help.meter.send.text', { a: linkTo(paths.newReading) })}</p>
        <p>{words('help.meter.send.photo')}</p>
        <p>{words('help.meter.send.estimated')}</p>
      </Section>
    </>
  )
}
