#include "peil/files/pdf_instructions.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace peil::files {
namespace {

class InstructionReader : public QPDFObjectHandle::ParserCallbacks {
 public:
  explicit InstructionReader(const std::function<void(const PdfInstruction&)>& take)
      : take_(take) {}

  void handleObject(QPDFObjectHandle object, std::size_t offset, std::size_t length) override {
    begin_ = operands_.empty() ? offset : std::min(begin_, offset);
    if (!object.isOperator()) return operands_.push_back(object);
    take_({object.getOperatorValue(), operands_, begin_, offset + length});
    operands_.clear();
  }
  void handleEOF() override {}

 private:
  const std::function<void(const PdfInstruction&)>& take_;
  std::vector<QPDFObjectHandle> operands_;
  std::size_t begin_ = 0;
};

}  // namespace

void each_instruction(QPDFObjectHandle stream,
                      const std::function<void(const PdfInstruction&)>& take) {
  InstructionReader reader(take);
  QPDFObjectHandle::parseContentStream(std::move(stream), &reader);
}

QPDFObjectHandle pdf_entry(QPDFObjectHandle object, const std::string& key) {
  return object.isDictionary() ? object.getKey(key) : QPDFObjectHandle::newNull();
}

std::string pdf_text_entry(const QPDFObjectHandle& object, const std::string& key) {
  QPDFObjectHandle text = pdf_entry(object, key);
  return text.isString() ? text.getUTF8Value() : "";
}

}  // namespace peil::files
