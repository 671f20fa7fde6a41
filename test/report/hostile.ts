// Texts that break reports which trust what they are given.

export const hostile: Readonly<Record<string, string>> = {
  script: "</title><script>window.broken = true</script>",
  attribute: '" onmouseover="window.broken = true" x=\'',
  image: "<img src=x onerror=window.broken=true>",
  svg: "</text></svg><svg onload=window.broken=true>",
  style: "</style><style>*{display:none}</style>",
  comment: "<!-- --!> <![CDATA[ ]]> ?>",
  entity: "&lt;script&gt; &amp; &#60;",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is to stay as it is
  template: "${7*7} {{7*7}} <%= 7*7 %> `x`",
  url: "javascript:window.broken=true",
  arabic: 'سجن الصناعة "الحسكة" <بغداد>',
  reordered: "invoice\u202Efdp.exe \u2066isolated\u2069 \u200F",
  emoji: "👩‍⚖️🚚🇮🇶👨‍👩‍👧‍👦",
  control: "a\u0000b\u0007c\u001b[31md\r\ne\u2028f",
  combining: `z${"\u0310".repeat(200)}algo`,
  long: "name ".repeat(2000),
  oneWord: "x".repeat(10_000),
  formula: '=HYPERLINK("http://example.com","x")',
  lonely: "half a pair \ud83d",
};
