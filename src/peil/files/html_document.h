#pragma once

#include <libxml/HTMLparser.h>

#include <memory>
#include <string>
#include <string_view>

namespace peil::files {

using HtmlDocument = std::unique_ptr<xmlDoc, void (*)(xmlDoc*)>;

/// The elements of a web page, in UTF-8 whatever it was written in: UTF-16 by its mark, else UTF-8,
/// else what the page says, else windows-1252. Nothing is fetched. Null, and `why` as the end of a
/// sentence, where a browser would read what this does not: more than 32 MiB, half a million
/// elements or 200 of them within each other, a byte 0, another encoding than it says.
HtmlDocument html_document(std::string_view bytes, std::string& why);

/// The value of an attribute, or "".
std::string html_attribute(xmlNode* node, const char* name);

}  // namespace peil::files
