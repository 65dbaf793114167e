// Asks the browser for a passkey, puts its answer into the form and sends the form. The page brings the question along, so
// nothing is fetched.

const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0))
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
const known = list => (list ?? []).map(one => ({ ...one, id: bytes(one.id) }))

export function passkey (form) {
  const said = form.querySelector('[data-said]')
  const answer = form.querySelector('[data-answer]')
  const options = JSON.parse(form.dataset.options)
  if (!window.PublicKeyCredential) {
    form.hidden = true
    return
  }

  form.addEventListener('submit', async event => {
    if (answer.value) return
    event.preventDefault()
    said.hidden = true
    try {
      answer.value = JSON.stringify(form.dataset.passkey === 'create' ? await make() : await get())
      form.requestSubmit()
    } catch {
      said.textContent = form.dataset.problem
      said.hidden = false
    }
  })

  async function make () {
    const made = await navigator.credentials.create({
      publicKey: { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: known(options.excludeCredentials) }
    })
    return {
      ...whole(made),
      response: {
        clientDataJSON: text(made.response.clientDataJSON),
        attestationObject: text(made.response.attestationObject),
        transports: made.response.getTransports?.() ?? []
      }
    }
  }

  async function get () {
    const got = await navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) } })
    return {
      ...whole(got),
      response: {
        clientDataJSON: text(got.response.clientDataJSON),
        authenticatorData: text(got.response.authenticatorData),
        signature: text(got.response.signature),
        userHandle: got.response.userHandle ? text(got.response.userHandle) : null
      }
    }
  }

  function whole (credential) {
    return { id: credential.id, rawId: text(credential.rawId), type: credential.type, authenticatorAttachment: credential.authenticatorAttachment, clientExtensionResults: credential.getClientExtensionResults() }
  }
}
