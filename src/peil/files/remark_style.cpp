#include "peil/files/remark_style.h"

#include <string_view>

namespace peil::files {
namespace {

// Colours of its own on both sides of each contrast: a page may be light or dark. In forced colours
// the borders stay.
constexpr std::string_view everywhere = R"(
.peil-words{text-decoration:underline dotted 2px;text-underline-offset:.2em}
.peil-ref{color:inherit;font-size:.75em;line-height:0;vertical-align:super;white-space:nowrap}
.peil-remark{box-sizing:border-box;display:block;clear:both;margin:.5em 0 1em;padding:.5em .8em;border:1px solid #5c6b78;border-inline-start:4px solid #14507f;background:#f4f6f8;color:#1b1b1b;font:normal max(.85em,14px)/1.4 system-ui,sans-serif;letter-spacing:normal;text-align:start;text-indent:0;text-transform:none;white-space:normal;overflow-wrap:anywhere;break-inside:avoid}
.peil-remark>.peil-line{display:block;margin:0 0 .3em}
.peil-remark a{color:#14507f;text-decoration:underline}
@media (prefers-color-scheme:dark){.peil-remark{border-color:#9fb0bf;border-inline-start-color:#8cc4f0;background:#1d2731;color:#eef2f6}.peil-remark a{color:#8cc4f0}}
@media print{.peil-remark{background:none;color:#000;border-color:#000}.peil-remark .peil-back{display:none}}
)";

constexpr std::string_view in_margin = R"(
.peil-margin>body{anchor-name:--peil-body}
.peil-remark{position:absolute;width:320px;margin:0}
)";
constexpr std::string_view at_right = R"(.peil-margin{padding-right:360px}
.peil-remark{left:calc(anchor(--peil-body right,100%) + 20px)}
)";
constexpr std::string_view at_left = R"(.peil-margin{padding-left:360px}
.peil-remark{right:calc(anchor(--peil-body left,100%) + 20px)}
)";

}  // namespace

std::string remark_style(std::span<const PlacedRemark> remarks, bool is_rtl) {
  std::string style(everywhere);
  style += "@media screen and (min-width:66em){@supports (left:anchor(--peil-body right)){";
  style += in_margin;
  style += is_rtl ? at_left : at_right;
  std::string before;
  for (const PlacedRemark& one : remarks) {
    style += "#" + one.id + "{anchor-name:--" + one.id;
    const std::string beside = one.words.empty() ? "0px" : "anchor(--" + one.words + " top,0px)";
    if (before.empty())
      style += one.words.empty() ? "" : ";top:anchor(--" + one.words + " top)";
    else
      style += ";top:max(" + beside + ",anchor(--" + before + " bottom,0px) + 12px)";
    style += "}";
    if (!one.words.empty()) style += "#" + one.words + "{anchor-name:--" + one.words + "}\n";
    before = one.id;
  }
  return style + "}}\n";
}

}  // namespace peil::files
