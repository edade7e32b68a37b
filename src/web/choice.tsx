type ChoiceProps = {
  name: string
  label: string
  options: readonly { value: string; label: string; isChosen: boolean }[]
}

/** One of several, in a form that narrows a list. */
export const Choice = ({ name, label, options }: ChoiceProps) => (
  <div class="field">
    <label for={`filtro-${name}`}>{label}</label>
    <select id={`filtro-${name}`} name={name}>
      {options.map((option) => (
        <option value={option.value} selected={option.isChosen}>
          {option.label}
        </option>
      ))}
    </select>
  </div>
)
