import { formatDate } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { AttachmentField } from '../web/attachments.tsx'
import { ErrorSummary, type FormState } from '../web/form.tsx'
import type { View } from '../web/view.ts'
import { askedForPhoto, mayAddPhoto, mostPhotos } from './review-rules.ts'
import type { OneSentReading } from './sending-queries.ts'

/** The pictures of a reading, the first one first. */
export function Photos({ view: { words }, reading }: { view: View; reading: OneSentReading }) {
  const date = formatDate(reading.readOn, 'short', words.locale)
  return reading.photos.map((id, index) => (
    <a href={paths.attachment(id)}>
      <img
        class="sent-photo"
        src={paths.attachment(id)}
        alt={words(index === 0 ? 'readings.sent.photo' : 'readings.sent.photoMore', { date, n: index + 1 })}
        loading="lazy"
      />
    </a>
  ))
}

type AddProps = { view: View; reading: OneSentReading; form: FormState }

/** One more picture, as long as nobody has decided: wanted when somebody asked for it. */
export function AddPhoto({ view, reading, form }: AddProps) {
  if (!mayAddPhoto(reading.state) || reading.invoice || reading.photos.length >= mostPhotos) {
    return <ErrorSummary view={view} form={form} />
  }
  const { words } = view
  const asked = askedForPhoto(reading)
  return (
    <section class="card" id="otra-foto" aria-labelledby="agregar">
      <form
        class="stack"
        method="post"
        action={paths.readingPhotos(reading.id)}
        enctype="multipart/form-data"
        novalidate
      >
        <h2 id="agregar">{words(asked ? 'readings.photo.asked' : 'readings.photo.add')}</h2>
        <ErrorSummary view={view} form={form} />
        {asked?.reason && <p class="notice">{asked.reason}</p>}
        <input type="hidden" name="key" value={form.values.key} />
        <AttachmentField
          view={view}
          form={form}
          waiting={[]}
          label={words('readings.photo.label')}
          help={words('readings.photo.help')}
          single
        />
        <div>
          <button class="button" type="submit">
            {words('readings.photo.send')}
          </button>
        </div>
      </form>
    </section>
  )
}
