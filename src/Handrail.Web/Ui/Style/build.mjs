// Makes wwwroot/assets: the stylesheet from Sass, and copies of the fonts, the design system's script and our own scripts and marks.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as sass from 'sass'

const style = dirname(fileURLToPath(import.meta.url))
const web = join(style, '..', '..')
const modules = join(web, 'node_modules')
const assets = join(web, 'wwwroot', 'assets')

rmSync(assets, { recursive: true, force: true })
mkdirSync(join(assets, 'fonts'), { recursive: true })

const { css } = sass.compile(join(style, 'handrail.scss'), {
  style: 'compressed',
  loadPaths: [join(modules, 'govuk-frontend', 'dist', 'govuk')],
  quietDeps: true,
})
writeFileSync(join(assets, 'handrail.css'), css + '\n')

// The fonts' licence travels with them, as it asks.
cpSync(join(modules, '@fontsource', 'atkinson-hyperlegible-next', 'LICENSE'), join(assets, 'fonts', 'OFL.txt'))
for (const weight of ['400', '700']) {
  for (const subset of ['latin', 'latin-ext']) {
    const name = `atkinson-hyperlegible-next-${subset}-${weight}-normal.woff2`
    cpSync(join(modules, '@fontsource', 'atkinson-hyperlegible-next', 'files', name), join(assets, 'fonts', name))
  }
}

// The source map stays behind, so the line that names it goes too: a browser's tools would ask for it.
const script = readFileSync(join(modules, 'govuk-frontend', 'dist', 'govuk', 'govuk-frontend.min.js'), 'utf8')
writeFileSync(join(assets, 'govuk-frontend.min.js'), script.replace(/\/\/# sourceMappingURL=.*$/m, ''))

for (const name of ['start.js', 'handrail.js', 'autosave.js', 'passkey.js', 'session.js', 'mark.svg', 'favicon.svg']) {
  cpSync(join(style, name), join(assets, name))
}
