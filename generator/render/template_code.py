"""How templates become Python: Jinja's own code, without what only other sites' templates need.

A macro is a plain function that is given the context in which it is used. So the partial that it
stands in is read once, not once a page, and it knows the `page` without being told. An attribute is
Python's own: what has none of that name is an error at once.
"""

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef


class TemplateCode(CodeGenerator):
    """Writes the Python of one template for an environment that has a `finalize`."""

    _may_be_undefined = False

    def macro_body(
        self, node: nodes.Macro | nodes.CallBlock, frame: Frame
    ) -> tuple[Frame, MacroRef]:
        """A function of the context and the parameters."""
        if isinstance(node, nodes.CallBlock):
            self.fail("a block of text cannot be handed to a macro", node.lineno)
        frame = frame.inner()
        frame.symbols.analyze_node(node)
        frame.require_output_check = False
        names = [frame.symbols.ref(parameter.name) for parameter in node.args]
        needed = len(names) - len(node.defaults)
        given = ["context", *names[:needed], *(f"{name}=missing" for name in names[needed:])]
        self.writeline(f"def macro({', '.join(given)}):", node)
        self.indent()
        self.writeline("resolve = context.resolve_or_missing")
        self.buffer(frame)
        self.enter_frame(frame)
        for name, default in zip(names[needed:], node.defaults, strict=True):
            self.writeline(f"if {name} is missing: {name} = ")
            self.visit(default, frame)
        self.blockvisit(node.body, frame)
        self.writeline(f"return str.__new__(Markup, concat({frame.buffer}))")
        self.leave_frame(frame, with_python_scope=True)
        self.outdent()
        return frame, MacroRef(node)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """The function itself: it needs no wrapping."""
        self.write("macro")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        self.write("environment.partial(")
        self.visit(node.template, frame)
        self.write(")")

    def visit_Call(  # noqa: N802, named by Jinja
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """A macro is called by its name; everything else is a method of a value."""
        if not isinstance(node.node, nodes.Name):
            super().visit_Call(node, frame)
            return
        for keyword in node.kwargs:
            keyword.key = f"l_1_{keyword.key}"
        self.visit(node.node, frame)
        self.write("(context")
        self.signature(node, frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """The attribute of a value; only where a template asks for it, it may be missing."""
        if self._may_be_undefined:
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """A question about a value."""
        self._may_be_undefined = node.name == "defined"
        super().visit_Test(node, frame)
        self._may_be_undefined = False

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        # What an escape has made needs no call; `finalize` judges everything else.
        self.write("(value if (value := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        self.write(").__class__ is Markup else environment.finalize(value))")
