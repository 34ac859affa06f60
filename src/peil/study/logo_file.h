#pragma once

#include <map>
#include <string>
#include <string_view>

#include "peil/study/draft.h"

namespace peil::study {

/// True of the two names that the logo of a house may have, beside study.toml.
bool is_logo_name(std::string_view path);

/// Takes the logo that [report] names (Draft::logo) from the files of the study's folder. It is
/// shown as a picture within pages, so that nothing in it may do or fetch anything: of SVG a closed
/// list of elements, no handlers, no address but of a part of itself.
///
/// Problems  "logo.missing-file"    there is no such file beside study.toml
///           "logo.unused"          there is one that study.toml does not name
///           "logo.too-large"       more than 200,000 bytes, or 4,000 pixels to a side
///           "logo.not-a-picture"   no PNG from beginning to end; no SVG with a viewBox, in UTF-8
///           "logo.not-by-itself"   SVG that could run something, or points outside itself
void take_logo(const std::map<std::string, std::string>& texts, Draft& draft, Problems& problems);

}  // namespace peil::study
