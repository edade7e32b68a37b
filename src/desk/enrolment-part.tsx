import bwipjs from 'bwip-js/node'
import { raw } from 'hono/html'
import { Field, type FormState } from '../web/form.tsx'
import type { View } from '../web/view.ts'

/** What an app of codes needs: `address` as a square to read, `typed` for an app that cannot. */
export type Enrolling = { address: string; typed: string }

/** The square, the secret as text, and the code that shows that the app has it. */
export function EnrolmentPart({ view, form, enrolling }: { view: View; form: FormState; enrolling: Enrolling }) {
  const { words } = view
  return (
    <fieldset class="stack">
      <legend>{words('desk.factor')}</legend>
      <p class="soft">{words('desk.factorHelp')}</p>
      <div class="enrolment">
        <span class="qr" role="img" aria-label={words('desk.qr')}>
          {raw(squareOf(enrolling.address))}
        </span>
        <p>
          {words('desk.secret')}{' '}
          <b class="num break" translate="no">
            {enrolling.typed}
          </b>
        </p>
      </div>
      <Field
        view={view}
        form={form}
        name="code"
        label={words('desk.firstCode')}
        help={words('desk.firstCodeHelp')}
        autocomplete="one-time-code"
        inputmode="numeric"
        short
      />
    </fieldset>
  )
}

const squareOf = (text: string) =>
  bwipjs
    .toSVG({ bcid: 'qrcode', text, scale: 3, paddingwidth: 4, paddingheight: 4 })
    .replace('<svg', '<svg aria-hidden="true"')
