#include "peil/web/console/style.h"

namespace peil::web::console {

std::string_view style() {
  return R"css(
.console .study{font-weight:600;color:var(--ink)}
.console h1{font-size:1.7rem;margin:.4rem 0 .8rem}
.console main:focus{outline:none}
.console .meta{align-items:center;margin-top:.3rem}
.console .who{display:flex;flex-wrap:wrap;align-items:center;gap:.1rem .8rem;color:var(--soft);font-size:.9rem}
.console nav a[aria-current]{font-weight:700;color:var(--ink)}
.console form.one{margin:0}
.console button{font:inherit;font-weight:600;min-height:2.75rem;padding:.4rem 1rem;border:2px solid var(--accent);border-radius:3px;background:var(--accent);color:#fff;cursor:pointer}
.console .one button{background:#fff;color:var(--accent);border-width:1px;min-height:1.75rem;padding:.1rem .6rem;font-size:.9rem}
.console button:hover{text-decoration:underline}
.console button:focus-visible,.console input:focus-visible,.console data a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.console .field{margin:0 0 1.1rem}
.console label{display:block;font-weight:600;margin:0 0 .2rem}
.console .hint{display:block;color:var(--soft);font-size:.9rem;margin:0 0 .25rem}
.console input{font:inherit;width:100%;max-width:24rem;min-height:2.75rem;padding:.35rem .6rem;border:1px solid #6b7078;border-radius:3px;background:#fff;color:var(--ink)}
.console .account dt{margin-top:.6rem}
.console dd,.console .cells code{overflow-wrap:anywhere}
.console td a,.console th a{display:inline-block;min-height:1.5rem;min-width:1.5rem}
.console .big a{color:inherit;text-decoration-thickness:2px}
.console #group>h2,.console #item>h2,.console #account>h2{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}
.console .downloads{margin-top:2rem}
@media screen and (min-width:64rem){.console h1{font-size:2.1rem;margin-top:.6rem}}
@media print{.console .who,.console nav,.console .other,.console .downloads{display:none}}
)css";
}

}  // namespace peil::web::console
