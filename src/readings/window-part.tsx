import { formatDate } from '../lib/dates.ts'
import type { View } from '../web/view.ts'
import type { Window } from './window-rules.ts'

/** Which days' readings count for the next invoice, and how that is known. */
export function WindowPart({ view, window }: { view: View; window: Window | undefined }) {
  const { words } = view
  return (
    <section class="card" aria-labelledby="ventana">
      <div class="stack-tight">
        <h2 id="ventana">{words('readings.window')}</h2>
        {window ? (
          <>
            <p>
              {words.rich('readings.window.text', {
                from: formatDate(window.from, 'short', words.locale),
                until: formatDate(window.until, 'short', words.locale),
                b: (chunks) => <b>{chunks}</b>,
              })}
            </p>
            <p class="small soft">
              {words('readings.window.how', {
                interval: window.interval,
                readings: window.readings,
                expected: formatDate(window.expectedOn, 'long', words.locale),
              })}
            </p>
            <p class="small soft">{words('readings.window.other')}</p>
          </>
        ) : (
          <p class="small soft">{words('readings.window.none')}</p>
        )}
      </div>
    </section>
  )
}
