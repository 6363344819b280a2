export type Weak = { readonly text: string; readonly ratio: number }

/**
 * Runs in a page: every text that is seen with less than 4.5 to 1 between it and what is behind it, by the
 * formula of WCAG 2. Backgrounds are those of the nearest ancestors, laid over each other.
 */
export const MEASURE_CONTRAST = `(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const parse = (color) => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = color
    canvas.fillRect(0, 0, 1, 1)
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]
  }
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1]
  const channel = (value) => value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
  const behind = (element) => {
    if (!element) return parse(matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#fff')
    const own = parse(getComputedStyle(element).backgroundColor)
    return own[3] === 1 ? own : over(own, behind(element.parentElement))
  }
  const weak = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { parentElement: element, textContent } = texts.currentNode
    const text = textContent.trim()
    if (text === '' || element.closest('script,style,.unseen,.skip') || !element.checkVisibility()) continue
    const back = behind(element)
    const front = over(parse(getComputedStyle(element).color), back)
    const [light, dark] = [luminance(front), luminance(back)].sort((a, b) => b - a)
    const ratio = (light + 0.05) / (dark + 0.05)
    if (ratio < 4.5) weak.push({ text: text.slice(0, 40), ratio: Math.round(ratio * 100) / 100 })
  }
  return weak
})()`
