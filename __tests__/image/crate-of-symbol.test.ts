import { crateOfSymbol } from '../../src/image/crate-of-symbol.ts'

/** Names that rustc 1.95.0 gave, in the two forms; what they mean is what `c++filt` of binutils says. */
test.each([
  ['a function of a crate', '_RINvCs6xxl1lAjzDf_1a3genReKj1_EB2_', 'a'],
  [
    'an inherent method, generic over a closure',
    '_RINvMs4_NtCsgY6Mt91CT9J_14rustc_demangle2v0NtB6_7Printer14print_sep_listNCNvB2_11print_consts1_0EB8_',
    'rustc_demangle',
  ],
  [
    'a generic function of std over a closure of ours counts for std',
    '_RINvNtNtCsjrHSEGnQ3l9_3std3sys9backtrace28___rust_begin_short_backtraceNCNvCs6xxl1lAjzDf_1a4mains_0NtNtCslNYArtu3iFV_5alloc6string6StringEB1b_',
    'std',
  ],
  ['a closure', '_RNCNvNtCsjrHSEGnQ3l9_3std5alloc8rust_oom0B5_', 'std'],
  [
    'two closures, one in the other',
    '_RNCNCNvNtCsjrHSEGnQ3l9_3std2rt19lang_start_internal00B7_',
    'std',
  ],
  [
    'a static in a closure',
    '_RNvNCNvNtCsjrHSEGnQ3l9_3std9panicking12default_hook011FIRST_PANIC',
    'std',
  ],
  [
    'a trait of core for a type of alloc counts for the crate with the impl',
    '_RNvXNtCsgEmfK2I1SDS_4core3anyNtNtCslNYArtu3iFV_5alloc6string6StringNtB2_3Any7type_idCsjrHSEGnQ3l9_3std',
    'core',
  ],
  [
    'a trait for an array',
    '_RNvXsa_NtCsgEmfK2I1SDS_4core5arrayAlj3_NtNtB7_3fmt5Debug3fmtCs6xxl1lAjzDf_1a',
    'core',
  ],
  [
    'a method that comes with a trait of std counts for the type that it was made for',
    '_RNvYNCNvCs6xxl1lAjzDf_1a4main0INtNtNtCsgEmfK2I1SDS_4core3ops8function6FnOnceTReEE9call_onceB6_',
    'a',
  ],
  [
    'the same for a generic type',
    '_RNvYINtNvNtCsjrHSEGnQ3l9_3std2io17default_write_fmt7AdapterINtNtB7_6cursor6CursorQShEENtNtCsgEmfK2I1SDS_4core3fmt5Write9write_fmtB9_',
    'std',
  ],
  [
    'a shim',
    '_RNSNvYNCNvNtNtNtCsjrHSEGnQ3l9_3std3sys11personality3gcc14find_eh_action0INtNtNtCsgEmfK2I1SDS_4core3ops8function6FnOnceuE9call_once6vtableBe_',
    'std',
  ],
  ['legacy: a function', '_ZN1a2go17hb8f949dfaeada82dE', 'a'],
  [
    'legacy: a trait for a type of ours',
    '_ZN33_$LT$a..A$u20$as$u20$a..Speak$GT$1n17h54fe3f15ed14ed14E',
    'a',
  ],
  [
    'legacy: a trait for a type of alloc',
    '_ZN75_$LT$alloc..vec..Vec$LT$$u5b$u8$u3b$$u20$3$u5d$$GT$$u20$as$u20$a..Speak$GT$1n17hcfc8df5af81331a4E',
    'alloc',
  ],
  [
    'legacy: a trait for a reference to anything counts for the trait, behind what LLVM appended',
    '_ZN42_$LT$$RF$T$u20$as$u20$core..fmt..Debug$GT$3fmt17h5f9e7f04b716cae8E.llvm.17790543632330862305',
    'core',
  ],
  [
    'legacy: drop glue counts for core',
    '_ZN4core3ptr42drop_in_place$LT$std..io..error..Error$GT$17h935ef6ff09906ebeE.llvm.6203382028253927831',
    'core',
  ],
  [
    'legacy: a generic method',
    '_ZN9hashbrown3map28HashMap$LT$K$C$V$C$S$C$A$GT$6insert17hbaeeffac20c71c5dE',
    'hashbrown',
  ],
])('%s', (_what, name, crate) => {
  expect(crateOfSymbol(name)).toBe(crate)
})

test.each([
  ['C', 'malloc'],
  ['C++', '_ZN5boost6system14error_categoryD2Ev'],
  ['nothing', ''],
  ['half a name', '_RNvNtCsgY6Mt91CT9J_14rustc_dem'],
  ['a name that points at itself', '_RB_'],
  ['a name that points ahead', '_RNvB9_1a'],
  ['a length beyond the name', '_ZN99999aaa17hb8f949dfaeada82dE'],
])('%s is no name of rustc', (_what, name) => {
  expect(crateOfSymbol(name)).toBeUndefined()
})

test('names made to take for ever give up', () => {
  expect(crateOfSymbol(`_RNv${'I'.repeat(4000)}C1a`)).toBeUndefined()
  // Each type refers to the one before it twice: 2^60 steps.
  let types = 'TuuE'
  const starts = [4]
  for (let depth = 0; depth < 60; depth += 1) {
    const at = base62(starts.at(-1) ?? 0)
    starts.push(4 + types.length)
    types += `TB${at}B${at}E`
  }
  expect(crateOfSymbol(`_RIC1a${types}E`)).toBe('a')
  // A type, and the same again as its trait: 2^60 steps, if all were taken.
  const twice = Array.from({ length: 60 }, (_, index) => `B${base62(60 - index)}`).join('')
  expect(crateOfSymbol(`_R${'Y'.repeat(60)}C1a${twice}`)).toBeUndefined()
})

function base62(value: number): string {
  const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
  if (value === 0) return '_'
  let text = ''
  for (let rest = value - 1; ; rest = Math.floor(rest / 62)) {
    text = `${digits[rest % 62]}${text}`
    if (rest < 62) return `${text}_`
  }
}

test('whatever bytes there are, nothing throws', () => {
  const signs = '_RZNCXYMIBKLESTADFWGQOPpun01259hsE$.LT'
  let state = 7
  for (let run = 0; run < 4000; run += 1) {
    let name = run % 2 === 0 ? '_R' : '_ZN'
    for (let length = 0; length < run % 40; length += 1) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      name += signs[(state >>> 8) % signs.length]
    }
    crateOfSymbol(name)
  }
})
