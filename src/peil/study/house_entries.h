#pragma once

#include "peil/study/draft.h"

namespace peil::study {

/// Reads the keys of [report] for how pages look: accent, second, typeface, service, logo and
/// logo_text. The logo itself is another file: study/logo_file.h.
///
/// Problems  those of TomlTable, and
///           "accent.not-a-colour", "second.not-a-colour"  it is not written as #14507f
///           "accent.too-light"        text of that colour cannot be read on what it stands on
///           "second.too-light"        a line of that colour cannot be seen on white
///           "second.same-as-accent"   nothing tells the two apart
///           "typeface.bad", "typeface.too-many"
///           "logo.name"               not one of the two names that a logo has
///           "logo.text-alone"         words for a logo, and none is named
void read_house(const TomlTable& report, Draft& draft);

}  // namespace peil::study
