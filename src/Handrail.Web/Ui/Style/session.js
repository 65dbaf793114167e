// Two minutes before a session ends the page says so, and a button prolongs it. What was typed stays on the page whatever
// happens; a page on which nothing was typed leads to signing in when the session is over.

export function timeOut (section) {
  const words = section.dataset
  const said = section.querySelector('[role=alert]')
  const form = section.querySelector('form')
  const warning = Number(words.warning)
  let endsAt = Date.now() + 1000 * Number(words.timeOut)
  let timer

  form.addEventListener('submit', event => { event.preventDefault(); stay() })
  // A sleeping computer's timers sleep too.
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') look() })
  wait()

  function wait () {
    clearTimeout(timer)
    timer = setTimeout(look, Math.max(1000, endsAt - Date.now() - 1000 * warning))
  }

  // Another window may have been busy meanwhile, so the server is asked how much is left.
  async function look () {
    if (endsAt - Date.now() > 1000 * warning + 1000) return wait()
    const left = await ask('GET')
    if (left === null) return
    if (left <= 0) return over()
    endsAt = Date.now() + 1000 * left
    if (left > warning + 1) {
      section.hidden = true
      return wait()
    }
    section.hidden = false
    form.hidden = false
    const time = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit' }).format(new Date(endsAt))
    say(words.soon.replace('{time}', time))
    clearTimeout(timer)
    timer = setTimeout(look, Math.min(15000, 1000 * left + 500))
  }

  async function stay () {
    const left = await ask('POST')
    if (left === null) return
    if (left <= 0) return over()
    endsAt = Date.now() + 1000 * left
    section.hidden = true
    say('')
    wait()
  }

  // Seconds; 0 when nobody is signed in any more, null when nobody answers.
  async function ask (method) {
    try {
      const response = await fetch('/session', { method, body: method === 'POST' ? new URLSearchParams(new FormData(form)) : undefined, redirect: 'manual' })
      if (response.type === 'opaqueredirect' || response.status === 401) return 0
      if (!response.ok) return null
      return (await response.json()).left
    } catch {
      clearTimeout(timer)
      timer = setTimeout(look, 10000)
      return null
    }
  }

  function over () {
    clearTimeout(timer)
    if (!isTyped()) return location.assign('/sign-in?to=' + encodeURIComponent(location.pathname + location.search))
    section.hidden = false
    form.hidden = true
    say(words.over)
    said.append(' ', Object.assign(document.createElement('a'), { className: 'govuk-link', textContent: words.signIn, href: '/sign-in', target: '_blank', rel: 'noopener' }))
  }

  function isTyped () {
    return [...document.querySelectorAll('main input, main textarea, main select')].some(control =>
      control.type === 'hidden' ? false
        : control.type === 'checkbox' || control.type === 'radio' ? control.checked !== control.defaultChecked
          : control.tagName === 'SELECT' ? [...control.options].some(o => o.selected !== o.defaultSelected) && control.selectedIndex > 0
            : control.value !== control.defaultValue)
  }

  function say (sentence) {
    if (said.textContent !== sentence) said.textContent = sentence
  }
}
