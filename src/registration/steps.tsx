import type { View } from '../web/view.ts'

const steps = ['customer', 'user', 'send'] as const
export type Step = (typeof steps)[number]

/** Where one is on the way to an account. */
export function Steps({ view: { words }, current }: { view: View; current: Step }) {
  const reached = steps.indexOf(current)
  return (
    <ol class="steps" aria-label={words('registration.steps')}>
      {steps.map((step, index) => (
        <li class={index < reached ? 'done' : undefined} aria-current={step === current ? 'step' : undefined}>
          <span>
            {words(`registration.step.${step}`)}
            {index < reached && <span class="vh"> {words('registration.stepDone')}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
