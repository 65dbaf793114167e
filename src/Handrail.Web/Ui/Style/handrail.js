import { autosave } from './autosave.js'
import { initAll } from './govuk-frontend.min.js'
import { passkey } from './passkey.js'
import { timeOut } from './session.js'

initAll()
for (const line of document.querySelectorAll('[data-autosave]')) autosave(line)
for (const form of document.querySelectorAll('[data-passkey]')) passkey(form)
for (const section of document.querySelectorAll('[data-time-out]')) timeOut(section)
