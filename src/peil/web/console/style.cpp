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
.console dd,.console .cells code,.console #account td code{overflow-wrap:anywhere}
.console td a,.console th a{display:inline-block;min-height:1.5rem;min-width:1.5rem}
.console .big a{color:inherit;text-decoration-thickness:2px}
.console #group>h2,.console #item>h2,.console #account>h2,.console #trend>h2,.console #drivers>h2,.console #open>h2,.console #letter>h2{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}
.console .downloads{margin-top:2rem}
.console .downloads h2,.console h2{font-size:1.15rem;margin:2rem 0 .5rem}
.console .downloads a{display:inline-block;padding:.15rem 0}
.console .places{columns:18rem;column-gap:2rem;max-width:none;list-style:none;padding:0}
.console .places a,.console .warning a{display:inline-block;min-height:1.5rem}
.console form.table-form{max-width:56rem}
.console fieldset{margin:0 0 1.4rem;padding:.6rem 1rem .8rem;border:1px solid var(--line);border-radius:3px;min-width:0}
.console fieldset.part,.console fieldset fieldset{margin:.8rem 0 0;padding:.3rem .8rem .5rem}
.console legend{font-weight:700;padding:0 .3rem}
.console fieldset fieldset legend{font-weight:600;font-size:.95rem}
.console .boxes{columns:17rem;column-gap:2rem;margin:.4rem 0 0}
.console label.box{display:flex;gap:.6rem;align-items:flex-start;font-weight:400;margin:0;padding:.22rem 0;break-inside:avoid;min-height:1.75rem}
.console label.box input{flex:none;width:1.25rem;height:1.25rem;min-height:0;margin:.1rem 0 0;padding:0;accent-color:var(--accent)}
.console select{font:inherit;width:100%;max-width:24rem;min-height:2.75rem;padding:.35rem .6rem;border:1px solid #6b7078;border-radius:3px;background:#fff;color:var(--ink)}
.console select:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.console .beside{display:grid;gap:0 2rem;grid-template-columns:repeat(auto-fit,minmax(min(14rem,100%),1fr));max-width:50rem}
.console #title,.console #only,.console #columns-crossed{max-width:42rem}
.console .wrong{margin:.1rem 0 .3rem;padding:0;list-style:none;color:var(--warn);font-weight:600}
.console .wrong li{border-left:4px solid var(--warn);padding-left:.6rem}
.console div.warning{margin-bottom:1.2rem}
.console .warning a{vertical-align:top}
.console details.change{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.6rem}
.console .banner td,.console .banner thead th{min-width:5.5rem}
.console .banner tbody th{min-width:11rem}
.console .banner .sub th,.console .banner .sub td{border-bottom-color:#eceef1;color:var(--soft);font-size:.92em;padding-top:.12rem;padding-bottom:.12rem}
.console .banner .sub th{padding-left:1rem}
.console .banner .main td,.console .banner .main th{padding-top:.5rem}
.console .banner .sub b{font-weight:400}
.console .banner caption{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}
.console .banner td.w{text-align:right;white-space:normal;color:var(--soft)}
.console .banner thead [scope=colgroup]{border-bottom:1px solid #9aa0a8;padding-left:.3rem}
@media screen and (min-width:64rem){.console h1{font-size:2.1rem;margin-top:.6rem}}
@media screen and (max-width:44rem){.console .banner td{min-width:0;text-align:left}.console .banner td:not([data-column]){display:none}.console .banner .sub{padding:.1rem 0 .1rem 1rem}.console .banner tbody .sub th{padding-left:0}}
@media print{.console form,.console div.warning{margin-bottom:1.2rem}
.console details.change{display:none}.console .banner{font-size:7.5pt}.console .banner td,.console .banner thead th,.console .banner tbody th{min-width:0}.console .who,.console nav,.console .other,.console .downloads{display:none}}
)css";
}

}  // namespace peil::web::console
