/**
 * All that the page does by itself, as it runs in the browser: sort and filter the findings, and open what
 * is closed for the printer. Without it everything is still there to read.
 */
export const SCRIPT = `
(() => {
  const table = document.querySelector('table[data-sortable]')
  if (table) {
    const body = table.tBodies[0]
    const rows = [...body.rows]
    const text = (row, at) => row.cells[at].dataset.sort ?? row.cells[at].textContent.trim()
    const order = new Intl.Collator('en', { numeric: true })
    const heads = [...table.tHead.rows[0].cells]
    heads.forEach((head, at) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = head.textContent
      head.replaceChildren(button)
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending'
        for (const other of heads) other.removeAttribute('aria-sort')
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending')
        rows.sort((a, b) => order.compare(text(a, at), text(b, at)) * (down ? -1 : 1))
        body.append(...rows)
      })
    })
    const form = document.querySelector('form.filter')
    const status = form.querySelector('[role=status]')
    const show = () => {
      const given = new FormData(form)
      const severities = given.getAll('severity')
      const word = given.get('text').trim().toLowerCase()
      let shown = 0
      for (const row of rows) {
        const { severity, state, counts } = row.dataset
        const fits =
          severities.includes(severity) &&
          (!given.has('new') || state !== 'unchanged') &&
          (!given.has('counts') || counts === 'true') &&
          row.textContent.toLowerCase().includes(word)
        row.hidden = !fits
        if (fits) shown += 1
      }
      status.textContent = shown === rows.length ? 'All ' + shown + ' shown.' : shown + ' of ' + rows.length + ' shown.'
    }
    form.addEventListener('input', show)
    form.addEventListener('submit', (event) => event.preventDefault())
    form.hidden = false
    show()
  }
  let closed = []
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')]
    for (const one of closed) one.open = true
  })
  addEventListener('afterprint', () => {
    for (const one of closed) one.open = false
  })
})()
`
