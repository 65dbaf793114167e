// Saves a form in the background while somebody writes: shortly after they stop, and when they leave a field. The answer says
// what could not be saved yet, what somebody else has changed, and from what the form starts now. Whatever happens, what was
// typed stays in the form until it is saved, and leaving the page before that asks first.

const camel = name => name[0].toLowerCase() + name.slice(1)
const fieldOf = control => /^Form\.([^.[]+)/.exec(control.name ?? '')?.[1]
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)
const make = (name, className, text = '') => Object.assign(document.createElement(name), { className, textContent: text })

export function autosave (line) {
  const form = line.closest('form')
  const words = line.dataset
  const spoken = line.nextElementSibling
  const started = form.elements.namedItem('Started')
  const held = new Set()
  let saved = words.unsaved ? {} : values()
  let tried = { ...values() }
  let sending = null // what has been sent and not been answered
  let busy = null
  let leaving = false
  let timer
  let pause = 0

  form.addEventListener('input', () => soon(1200))
  form.addEventListener('change', () => soon(200))
  form.addEventListener('submit', submit)
  for (const back of ['online', 'focus']) addEventListener(back, () => { if (sending) save() })
  addEventListener('beforeunload', event => { if (!leaving && unsaved().length > 0) event.preventDefault() })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' ? isTyped() : !leaving) save()
  })

  // The form's values, field by field, each as a list of name and value in the order of its controls.
  function values () {
    const now = {}
    for (const control of form.elements) if (fieldOf(control)) now[fieldOf(control)] ??= []
    for (const [name, value] of new FormData(form)) if (fieldOf({ name })) now[fieldOf({ name })].push([name, value])
    return now
  }

  function unsaved () {
    const now = values()
    return Object.keys(now).filter(field => !same(now[field], saved[field]))
  }

  function mark () {
    const left = unsaved()
    words.unsaved = left.length > 0 ? 'yes' : ''
    return left
  }

  // Whether anything has been typed since it was last sent.
  function isTyped () {
    const now = values()
    return Object.keys(now).some(field => !held.has(field) && !same(now[field], tried[field]))
  }

  function soon (wait) {
    if (leaving) return
    const left = mark()
    // While saving is tried again, what stands in its way goes on being said, and the link stays where somebody is about to press it.
    if (pause > 0) return
    if (left.length > 0) say(left.every(field => held.has(field)) ? words.choose : words.notYet, false)
    clearTimeout(timer)
    timer = setTimeout(() => { if (isTyped()) save() }, wait)
  }

  function save () {
    clearTimeout(timer)
    busy ??= send().finally(() => { busy = null })
    return busy
  }

  async function send () {
    // What has not been answered is sent again as it was: it may have been saved, and then nothing clashes with itself.
    if (!sending) {
      sending = { body: new URLSearchParams(new FormData(form)), values: values(), held: [...held] }
      for (const field of held) sending.body.append('Held', field)
    }
    Object.assign(tried, sending.values)
    const address = new URL(location.href)
    address.searchParams.set('handler', 'Autosave')
    let answer
    try {
      const response = await fetch(address, { method: 'POST', body: sending.body, headers: { 'X-Writer': words.autosave }, redirect: 'manual' })
      if (response.type === 'opaqueredirect') return again(words.signedOut, words.signIn)
      if (!(response.headers.get('content-type') ?? '').startsWith('application/json')) return again(words.notSaved)
      answer = await response.json()
    } catch {
      return again(words.noConnection)
    }
    if (answer.token) {
      const input = form.elements.namedItem('__RequestVerificationToken')
      const isNew = input.value !== answer.token
      input.value = answer.token
      sending.body.set('__RequestVerificationToken', answer.token)
      return isNew && pause === 0 ? (pause = 1000, send()) : again(words.notSaved)
    }
    const sent = sending
    sending = null
    pause = 0
    if (answer.refusal) return say(answer.refusal)
    take(answer, sent)
    if (isTyped() && !leaving) soon(1200)
  }

  function again (sentence, link) {
    if (!line.textContent.startsWith(sentence)) {
      say(sentence)
      if (link) line.append(' ', Object.assign(make('a', 'govuk-link', link), { href: '/sign-in', target: '_blank', rel: 'noopener' }))
    }
    pause = Math.min(10000, Math.max(3000, pause * 2))
    clearTimeout(timer)
    timer = setTimeout(save, pause)
  }

  function take (answer, sent) {
    const [was, now] = [JSON.parse(started.value), JSON.parse(answer.started)]
    for (const field of Object.keys(sent.values)) {
      if (!(field in answer.faults) && !sent.held.includes(field) && !answer.clashes.some(c => c.name === field)) saved[field] = sent.values[field]
    }
    for (const note of form.querySelectorAll('.hr-autosave__note')) drop(note)
    for (const field of answer.fields) {
      if (same(values()[field.name], sent.values[field.name])) {
        put(field)
        saved[field.name] = tried[field.name] = values()[field.name]
        beside(field.name, make('p', 'hr-autosave__note', field.note))
      } else {
        // Typed in since it was sent: the next time both are shown.
        now[camel(field.name)] = was[camel(field.name)]
      }
    }
    started.value = JSON.stringify(now)
    if (answer.address && answer.address !== location.pathname) history.replaceState(null, '', answer.address)
    for (const [field, sentence] of Object.entries(answer.faults)) beside(field, make('p', 'hr-autosave__note', sentence))
    for (const clash of answer.clashes) choose(clash)
    say(answer.said)
    mark()
  }

  // Both texts of a field that two people changed, until one is chosen.
  function choose (clash) {
    held.add(clash.name)
    form.querySelector(`[data-clash="${CSS.escape(clash.name)}"]`)?.remove()
    const panel = make('div', 'hr-autosave__clash')
    panel.dataset.clash = clash.name
    panel.tabIndex = -1
    panel.append(make('p', 'govuk-body govuk-!-font-weight-bold', clash.note), make('p', 'hr-meta', words.theirs), make('p', 'hr-words', clash.theirs || words.nothing))
    const buttons = make('div', 'govuk-button-group')
    for (const [text, act] of [[words.keep, () => { delete tried[clash.name] }], [words.take, () => { put(clash); saved[clash.name] = tried[clash.name] = values()[clash.name] }]]) {
      const button = Object.assign(make('button', 'govuk-button govuk-button--secondary', text), { type: 'button' })
      button.addEventListener('click', () => {
        held.delete(clash.name)
        act()
        mark()
        panel.remove()
        control(clash.name)?.focus()
        save()
      })
      buttons.append(button)
    }
    panel.append(buttons)
    beside(clash.name, panel)
    spoken.textContent = clash.note
  }

  function control (field) {
    return [...form.elements].find(c => fieldOf(c) === field && c.type !== 'hidden')
  }

  // After the field's whole group; the control says that it is described by it.
  function beside (field, note) {
    const first = control(field)
    if (!first) return form.insertBefore(note, line)
    let group = first.closest('.govuk-form-group')
    for (let outer = group; outer && outer !== form; outer = outer.parentElement) if (outer.matches('.govuk-form-group')) group = outer
    group.append(note)
    note.id = `autosave-${field}`
    first.setAttribute('aria-describedby', [...new Set([...(first.getAttribute('aria-describedby') ?? '').split(' '), note.id])].join(' ').trim())
  }

  function drop (note) {
    for (const described of form.querySelectorAll(`[aria-describedby~="${note.id}"]`)) {
      const rest = described.getAttribute('aria-describedby').split(' ').filter(id => id !== note.id)
      if (rest.length > 0) described.setAttribute('aria-describedby', rest.join(' '))
      else described.removeAttribute('aria-describedby')
    }
    note.remove()
  }

  function put (field) {
    for (const one of form.elements) {
      if (fieldOf(one) !== field.name) continue
      const now = field.values[one.name] ?? []
      if (one.type === 'radio' || one.type === 'checkbox') one.checked = now.includes(one.value)
      else one.value = now[0] ?? ''
      one.dispatchEvent(new Event('keyup'))
    }
  }

  function say (sentence, aloud = true) {
    if (line.textContent !== sentence) line.textContent = sentence
    if (aloud && spoken.textContent !== sentence) spoken.textContent = sentence
  }

  // The button saves the same way as without script, once everything that is under way has been answered.
  async function submit (event) {
    clearTimeout(timer)
    if (busy || sending) {
      event.preventDefault()
      await save()
      if (sending) return
      clearTimeout(timer)
      if (held.size === 0) {
        leaving = true
        form.requestSubmit(event.submitter)
        return
      }
    }
    if (held.size > 0) {
      event.preventDefault()
      say(words.choose)
      form.querySelector('.hr-autosave__clash')?.focus()
      return
    }
    leaving = true
  }
}
