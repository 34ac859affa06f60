#include "peil/files/letter_encoding.h"

#include <libxml/encoding.h>
#include <libxml/tree.h>

#include <memory>

namespace peil::files {

std::optional<std::string> to_utf8(std::string_view bytes, const char* encoding) {
  using Buffer = std::unique_ptr<xmlBuffer, void (*)(xmlBuffer*)>;
  const std::unique_ptr<xmlCharEncodingHandler, int (*)(xmlCharEncodingHandler*)> handler(
      xmlFindCharEncodingHandler(encoding), xmlCharEncCloseFunc);
  if (handler == nullptr) return {};
  const Buffer in(xmlBufferCreate(), xmlBufferFree), out(xmlBufferCreate(), xmlBufferFree);
  xmlBufferAdd(in.get(), reinterpret_cast<const xmlChar*>(bytes.data()),
               static_cast<int>(bytes.size()));
  const int made = xmlCharEncInFunc(handler.get(), out.get(), in.get());
  if (made < 0 || xmlBufferLength(in.get()) > 0) return {};
  return std::string(reinterpret_cast<const char*>(xmlBufferContent(out.get())),
                     static_cast<std::size_t>(xmlBufferLength(out.get())));
}

std::optional<std::string> from_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return to_utf8(bytes.substr(2), "UTF-16LE");
  if (bytes.starts_with("\xFE\xFF")) return to_utf8(bytes.substr(2), "UTF-16BE");
  return {};
}

}  // namespace peil::files
