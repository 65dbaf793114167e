import { autosave } from './autosave.js'
import { initAll } from './govuk-frontend.min.js'

initAll()
for (const line of document.querySelectorAll('[data-autosave]')) autosave(line)
