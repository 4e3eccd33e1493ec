// Starts a deck; N shows the notes below the slide, for a screen of the speaker's own.
Reveal.initialize({
  width: 1280, height: 720, margin: 0.04, center: false, hash: true, history: false, transition: 'none', controlsTutorial: false,
  slideNumber: 'c/t', pdfSeparateFragments: false, pdfMaxPagesPerSlide: 1, scrollActivationWidth: null,
  showNotes: /[?&]notes\b/.test(location.search) ? 'separate-page' : false,
  keyboard: { 78: () => Reveal.configure({ showNotes: !Reveal.getConfig().showNotes }) },
})
