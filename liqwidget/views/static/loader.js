var PATIENCE_MS=2e4;async function carried(model,name){try{const id=(model.get("_runtime")??"").replace(/^(IPY_MODEL_|anywidget:)/,"");const runtime=await model.
widget_manager.get_model(id);const bytes=runtime.get(name);if(bytes?.byteLength)return bytes}catch{}return new Promise((resolve,reject)=>{const late=setTimeout(
()=>{model.off("msg:custom",answer);reject(new Error(`${name} did not arrive: the kernel does not answer`))},PATIENCE_MS);const answer=(message,buffers)=>{if(message?.
type!=="carried"||message.name!==name)return;clearTimeout(late);model.off("msg:custom",answer);resolve(buffers[0])};model.on("msg:custom",answer);model.send({type:"\
need",name})})}var NAME=Symbol.for("liqwidget.code.57af54962f433d42");async function code(model){const known=globalThis[NAME];if(known)return known;const url=URL.createObjectURL(new Blob([await carried(
model,"page")],{type:"text/javascript"}));try{return(await import(url)).default}finally{URL.revokeObjectURL(url)}}var loader_default={initialize:async props=>(await code(
props.model)).initialize(props),render:async props=>(await code(props.model)).render(props)};export{loader_default as default};
