var PATIENCE_MS=2e4;var CALLED={bokehjs:"BokehJS",page:"its code"};async function carried(model,name){try{const id=(model.get("_runtime")??"").replace(/^(IPY_MODEL_|anywidget:)/,
"");const runtime=await model.widget_manager.get_model(id);const bytes=runtime.get(name);if(bytes?.byteLength)return bytes}catch{}return new Promise((resolve,reject)=>{
const late=setTimeout(()=>{model.off("msg:custom",answer);reject(new Error(`${CALLED[name]} did not arrive, and no kernel answers; run the cell again`))},PATIENCE_MS);
const answer=(message,buffers)=>{if(message?.type!=="carried"||message.name!==name)return;clearTimeout(late);model.off("msg:custom",answer);resolve(buffers[0])};
model.on("msg:custom",answer);model.send({type:"need",name})})}var NAME=Symbol.for("liqwidget.code.80cb2bb94675f03a");var arriving=null;var code=model=>arriving??=find(model);async function find(model){const known=globalThis[NAME];if(known)
return known;const url=URL.createObjectURL(new Blob([await carried(model,"page")],{type:"text/javascript"}));try{return(await import(url)).default}finally{URL.revokeObjectURL(
url)}}var loader_default={async initialize(props){const made=await code(props.model).catch(()=>null);return made?.initialize(props)},async render(props){try{return(await code(
props.model)).render(props)}catch(error){props.el.textContent=`The map could not be drawn: ${error instanceof Error?error.message:error}.`}}};export{loader_default as default};
