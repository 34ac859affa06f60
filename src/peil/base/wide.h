#pragma once

/// Before a function: where the processor has wider registers and counts bits by itself (AVX2), it
/// does; results are the same to the last bit. Sanitizers see nothing of a program before it
/// chooses among such functions.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define PEIL_WIDE __attribute__((target_clones("avx2", "default")))
/// The same of whole numbers alone: registers that are wider still. (There a product and a sum are
/// rounded once, which changes the last bit of other numbers.)
#define PEIL_WIDEST __attribute__((target_clones("arch=icelake-server", "avx2", "default")))
#else
#define PEIL_WIDE
#define PEIL_WIDEST
#endif
