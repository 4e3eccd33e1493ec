// Starts a deck; N shows the notes below the slide, for a screen of the speaker's own; Z, or a click on it, makes a drawing as wide as the slide.
const enlarge = () => Reveal.getCurrentSlide().classList.toggle('large')
for (const drawing of document.querySelectorAll('.drawing')) drawing.addEventListener('click', (event) => { if (!event.target.closest('a')) enlarge() })
Reveal.initialize({
  width: 1280, height: 720, margin: 0.04, center: false, hash: true, history: false, transition: 'none', controlsTutorial: false,
  slideNumber: 'c/t', pdfSeparateFragments: false, pdfMaxPagesPerSlide: 1, scrollActivationWidth: null,
  showNotes: /[?&]notes\b/.test(location.search) ? 'separate-page' : false,
  keyboard: { 90: enlarge, 78: () => Reveal.configure({ showNotes: !Reveal.getConfig().showNotes }) },
})
