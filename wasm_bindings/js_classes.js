// Makes classes of the functions that js_class.h binds, "<class>.<method>", the constructor's first.
addOnPostRun(() => {
  for (const name of Object.keys(Module)) {
    const [className, method] = name.split('.');
    if (!method) continue;
    const call = Module[name];
    delete Module[name];
    if (method === 'constructor') {
      Module[className] = function (...values) {
        this.address = call(...values);
      };
      continue;
    }
    Module[className].prototype[method] = function (...values) {
      if (!this.address) throw new TypeError(`${name}: the object was deleted`);
      const result = call(this.address, ...values);
      if (method === 'delete') this.address = 0;
      return result;
    };
  }
});
